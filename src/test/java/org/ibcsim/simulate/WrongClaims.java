package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Storm;

/**
 * Properties that do not hold, one for each way in which a property runs something. The build does
 * not run them as tests; {@link FailedPropertiesTest} looks at what their failures leave behind.
 */
class WrongClaims {
  /** On a bed. */
  @Property(tries = 5)
  void aNameThatIsRegisteredCannotBeUnregistered() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.register(1, "backup", 0);
    assertThat(bed.unregister(1, "backup"))
        .isEqualTo(new Outcome.Failed(IbcError.EIBC_NO_APPLICATION));
  }

  @Provide
  Arbitrary<Storm> storms() {
    return Storm.ofDeliveries();
  }

  /** In a storm, which is reduced. */
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void nothingIsEverReceived(@ForAll("storms") Storm storm) {
    storm.play(bed -> assertThat(bed.facts(Fact.MessageReceived.class)).isEmpty());
  }

  @Provide
  Arbitrary<RandomScenario> scenarios() {
    return RandomScenarios.any();
  }

  /** In a scenario, which is reduced. */
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void noSecondaryEverStandsFrozen(@ForAll("scenarios") RandomScenario scenario) {
    RandomScenarioProperties.hold(scenario, one -> one.text() + "  - freezes('s1').size() == 0\n");
  }
}

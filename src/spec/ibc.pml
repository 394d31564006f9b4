/*
 * Delivery and freeze of in-band control messages, specified once more: from section 11 of the reference (and 4, 6, 10 and
 * 14, where 11 needs them), not from the Java model, so that the two can be held against each other. It has one Primary,
 * one Secondary and one RLINK. litmus/NAME.pml is the scenario scenarios/litmus/NAME.yaml: its scripts, workload and
 * faults. outcomes.sh explores it exhaustively with Spin and prints every outcome. What is not here: several Secondaries,
 * overflow of an SRL, payloads, the volumes of the Primary, a stopped RVG, roles. Numbers in brackets are sections of
 * the reference.
 */
#include "switches.pml"
#include "time.pml"
#include "state.pml"
#include "primary.pml"
#include "link.pml"
#include "secondary.pml"
#include "calls.pml"
#include "kernel.pml"
#include "scripts.pml"
#include "faults.pml"
#include "outcome.pml"

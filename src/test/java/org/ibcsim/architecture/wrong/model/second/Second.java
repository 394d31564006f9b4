package org.ibcsim.architecture.wrong.model.second;

import org.ibcsim.architecture.wrong.model.first.First;

public record Second(First first) {}

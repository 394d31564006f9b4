package org.ibcsim.architecture.wrong.model;

import java.util.LinkedHashMap;
import org.ibcsim.architecture.wrong.kernel.Tick;

public record State(Tick last, LinkedHashMap<String, Long> sizes) {}

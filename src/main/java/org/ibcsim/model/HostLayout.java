package org.ibcsim.model;

/**
 * A host of the replicated data set.
 *
 * @param srlBytes capacity of its SRL, headers included
 */
public record HostLayout(String name, long srlBytes) {}

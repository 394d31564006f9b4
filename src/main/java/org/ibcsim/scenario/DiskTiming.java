package org.ibcsim.scenario;

/**
 * The disks of one host.
 *
 * @param srl below the SRL
 * @param data below the data volumes
 */
public record DiskTiming(DeviceTiming srl, DeviceTiming data) {}

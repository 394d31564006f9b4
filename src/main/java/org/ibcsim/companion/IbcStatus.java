package org.ibcsim.companion;

import org.ibcsim.model.ioctl.ApplicationId;

/** {@code struct ibc_status}: one application that is registered on a host [D S8]. */
public record IbcStatus(String applicationName, ApplicationId applicationId) {}

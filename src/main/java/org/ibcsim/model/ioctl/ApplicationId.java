package org.ibcsim.model.ioctl;

/**
 * The key that REGISTER answers and every later ioctl of the application needs: {@code
 * ibc_appid_t}.
 *
 * <p>Valid on the host that it was registered on, for any process there; not on another host, not
 * after UNREGISTER [D S3]. A key that is not valid is answered with EIBC_NO_APPLICATION.
 *
 * @param value a number without a meaning of its own
 */
public record ApplicationId(long value) {}

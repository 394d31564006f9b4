package org.ibcsim.model;

/** What an end of an RLINK uses for data; heartbeats always go by UDP [D W73-ch02s03s03]. */
public enum Protocol {
  UDP("UDP/IP"),
  TCP("TCP/IP");

  private final String text;

  Protocol(String text) {
    this.text = text;
  }

  /** As {@code vxprint} shows it [D 50-ag_ch_monitor_vvr14]. */
  public String text() {
    return text;
  }
}

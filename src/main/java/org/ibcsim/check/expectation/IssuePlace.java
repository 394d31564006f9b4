package org.ibcsim.check.expectation;

import dev.cel.common.CelIssue;

/** Where an issue of CEL is in a Java string: CEL counts code points from 0 within a line. */
final class IssuePlace {
  private IssuePlace() {}

  static int offset(String source, CelIssue issue) {
    int lineStart = 0;
    for (int line = 1; line < issue.getSourceLocation().getLine(); line++) {
      int end = source.indexOf('\n', lineStart);
      if (end < 0) {
        break;
      }
      lineStart = end + 1;
    }
    int column = Math.max(0, issue.getSourceLocation().getColumn());
    int available = source.codePointCount(lineStart, source.length());
    return source.offsetByCodePoints(lineStart, Math.min(column, available));
  }
}

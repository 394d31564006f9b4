package org.ibcsim.check.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelUnparserFactory;

/** Writes a part of an expression as its author would: strings in single quotes. */
final class ExpressionText {
  private ExpressionText() {}

  static String of(CelExpr part, CelSource source) {
    return singleQuoted(
        CelUnparserFactory.newUnparser().unparse(CelAbstractSyntaxTree.newParsedAst(part, source)));
  }

  /** Changes the quotes of each string that has neither an apostrophe nor a backslash. */
  private static String singleQuoted(String text) {
    StringBuilder result = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) != '"') {
        result.append(text.charAt(i++));
        continue;
      }
      int end = i + 1;
      boolean plain = true;
      while (end < text.length() && text.charAt(end) != '"') {
        plain &= text.charAt(end) != '\'' && text.charAt(end) != '\\';
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      String inside = text.substring(i + 1, Math.min(end, text.length()));
      String quote = plain ? "'" : "\"";
      result.append(quote).append(inside).append(quote);
      i = end + 1;
    }
    return result.toString();
  }
}

/** A changelog as text, Markdown and HTML. Start at {@link dev.mtproto4j.generator.tools.report.ReportFormat}. */
@NullMarked
package dev.mtproto4j.generator.tools.report;

import org.jspecify.annotations.NullMarked;

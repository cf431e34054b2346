/** Whether a run can be left out because nothing that it depends on has changed. */
@NullMarked
package dev.mtproto4j.generator.tools.incremental;

import org.jspecify.annotations.NullMarked;

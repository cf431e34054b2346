/** {@code mtproto4j demo}: the main job, performed against two data centres inside the process. */
@NullMarked
package dev.mtproto4j.cli.demo;

import org.jspecify.annotations.NullMarked;

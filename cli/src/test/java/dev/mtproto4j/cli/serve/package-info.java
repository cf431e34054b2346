@NullMarked
package dev.mtproto4j.cli.serve;

import org.jspecify.annotations.NullMarked;

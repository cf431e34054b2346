@NullMarked
package dev.mtproto4j.cli.call;

import org.jspecify.annotations.NullMarked;

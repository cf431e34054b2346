@NullMarked
package dev.mtproto4j.cli.docs;

import org.jspecify.annotations.NullMarked;

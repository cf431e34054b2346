@NullMarked
package dev.mtproto4j.tl.table;

import org.jspecify.annotations.NullMarked;

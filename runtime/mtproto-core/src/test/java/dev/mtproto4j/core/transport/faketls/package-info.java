@NullMarked
package dev.mtproto4j.core.transport.faketls;

import org.jspecify.annotations.NullMarked;

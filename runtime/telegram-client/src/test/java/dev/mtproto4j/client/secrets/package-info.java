@NullMarked
package dev.mtproto4j.client.secrets;

import org.jspecify.annotations.NullMarked;

/** What happens on connections, as meters of Micrometer. */
@NullMarked
package dev.mtproto4j.micrometer;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.mtproto4j.client.files;

import org.jspecify.annotations.NullMarked;

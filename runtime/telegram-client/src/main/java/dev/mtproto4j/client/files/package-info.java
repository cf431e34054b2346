/**
 * Uploading and downloading files: in parts, several at a time, over connections of their own.
 *
 * @see <a href="https://core.telegram.org/api/files">Uploading and downloading files</a>
 */
@NullMarked
package dev.mtproto4j.client.files;

import org.jspecify.annotations.NullMarked;

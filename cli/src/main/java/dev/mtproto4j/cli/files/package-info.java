/** What commands need of the file system. */
@NullMarked
package dev.mtproto4j.cli.files;

import org.jspecify.annotations.NullMarked;

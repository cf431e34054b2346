/** How fast the cryptography is, and beside what. */
@NullMarked
package dev.mtproto4j.benchmarks.crypto;

import org.jspecify.annotations.NullMarked;

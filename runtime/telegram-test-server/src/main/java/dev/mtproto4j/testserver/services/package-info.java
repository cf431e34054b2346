/** The methods that the test server answers by itself. */
@NullMarked
package dev.mtproto4j.testserver.services;

import org.jspecify.annotations.NullMarked;

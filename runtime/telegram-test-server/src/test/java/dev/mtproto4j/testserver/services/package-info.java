@NullMarked
package dev.mtproto4j.testserver.services;

import org.jspecify.annotations.NullMarked;

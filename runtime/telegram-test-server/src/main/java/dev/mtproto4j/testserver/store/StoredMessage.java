package dev.mtproto4j.testserver.store;

/**
 * A message in somebody's box.
 *
 * @param ownerId whose box
 * @param id counts from 1 in that box
 * @param peerId the other side of the conversation
 * @param fromId who wrote it
 * @param pts the state of the box once this message was in it
 */
public record StoredMessage(long ownerId, int id, long peerId, long fromId, boolean out, Content content, int pts) {}

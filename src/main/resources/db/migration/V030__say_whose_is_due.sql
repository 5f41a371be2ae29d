-- Somebody's list by due time is read in its order, too, and so is what nobody has.
ALTER TABLE due ADD COLUMN assignee_id bigint;
UPDATE due SET assignee_id = c.assignee_id FROM conversation c WHERE c.id = due.conversation_id;
CREATE INDEX due_assignee ON due (assignee_id, at, conversation_id);

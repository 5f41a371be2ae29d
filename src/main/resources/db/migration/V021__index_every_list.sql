-- Lists that had to step over what they do not show: what is resolved, and everything somebody ever held.
CREATE INDEX conversation_resolved ON conversation (last_post_at DESC, id DESC) WHERE state = 'resolved';
CREATE INDEX conversation_assignee ON conversation (assignee_id, last_post_at DESC, id DESC) WHERE assignee_id IS NOT NULL;

-- Nobody's conversations have no place in the list of somebody's.
DROP INDEX conversation_mine;
CREATE INDEX conversation_mine ON conversation (assignee_id, last_post_at DESC, id DESC)
    WHERE state <> 'resolved' AND assignee_id IS NOT NULL;

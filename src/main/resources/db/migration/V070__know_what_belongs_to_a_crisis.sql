-- What belongs to a crisis in force, for whoever need not know what that is: response-time targets ask.
CREATE VIEW crisis_conversation AS
SELECT g.conversation_id FROM gathered g JOIN activation a ON a.id = g.activation_id WHERE a.ended_at IS NULL AND NOT a.drill;

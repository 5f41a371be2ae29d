-- Bad reviews become part of a crisis by themselves, where its playbook says so.

ALTER TABLE gathered DROP CONSTRAINT gathered_how_check;
ALTER TABLE gathered ADD CHECK (how IN ('words', 'stars', 'search', 'hand'));

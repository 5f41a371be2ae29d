-- What Bluesky's posts carry as a warning are labels, and marked as such; where authors write a warning themselves, the same word
-- is a word of theirs.
UPDATE post p SET warning = 'label:' || replace(p.warning, ', ', ', label:')
  FROM channel c
 WHERE c.id = p.channel_id AND c.network = 'bluesky' AND p.warning <> '';

UPDATE post_version v SET warning = 'label:' || replace(v.warning, ', ', ', label:')
  FROM post p
  JOIN channel c ON c.id = p.channel_id
 WHERE p.id = v.post_id AND c.network = 'bluesky' AND v.warning <> '';

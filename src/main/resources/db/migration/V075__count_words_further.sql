-- Words were counted up to a hundred posts, now up to a thousand. Whether one of a hundred is rare, nobody knows any more.
UPDATE search_word SET posts = 1000 WHERE posts >= 100;

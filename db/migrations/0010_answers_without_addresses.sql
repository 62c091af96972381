-- Servers repeat the address they refuse, and a suppression outlives the address: what they said before is kept without it.
UPDATE suppressions SET reason = 'refused' WHERE reason LIKE '%@%';

UPDATE deliveries SET answer = NULL WHERE answer LIKE '%@%';

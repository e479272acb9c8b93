import process from 'node:process';
// What the runner starts at the end of the job: the same program, which learns from its first argument that its turn is over.
// It could not know by itself: a step that is killed as it starts leaves no note, and here it would begin a run that nobody
// wants any more. `dist/post.js` is this file. What it starts, to upload to the cache, has an argument already.
process.argv[2] ??= 'post';
await import('./index.js');

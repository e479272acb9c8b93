import { GITHUB_STORIES } from './github-stories.ts';
import type { GuardStory } from './guard-story.ts';
import { HOME_STORIES } from './home-stories.ts';
import { LOG_STORIES } from './log-stories.ts';
import { WORK_STORIES } from './work-stories.ts';

export const GUARD_STORIES: readonly GuardStory[] = [
  ...WORK_STORIES,
  ...LOG_STORIES,
  ...HOME_STORIES,
  ...GITHUB_STORIES,
];

import type { GuardStory } from './guard-story.ts';
import { HOME_STORIES } from './home-stories.ts';
import { LOG_STORIES } from './log-stories.ts';

export const GUARD_STORIES: readonly GuardStory[] = [...LOG_STORIES, ...HOME_STORIES];

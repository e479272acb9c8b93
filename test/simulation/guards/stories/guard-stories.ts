import type { GuardStory } from './guard-story.ts';
import { HOME_STORIES } from './home-stories.ts';

export const GUARD_STORIES: readonly GuardStory[] = [...HOME_STORIES];

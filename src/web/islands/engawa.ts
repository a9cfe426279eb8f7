import { config } from '@hotwired/turbo';
import { submitFiltersOnChoice } from './auto-submit.ts';
import { echoDates } from './date-echo.ts';
import { keepDrafts } from './drafts.ts';
import { leadToErrors } from './error-focus.ts';
import { closeMenuOnEscape } from './menu.ts';
import { printOnRequest } from './print.ts';
import { readProgressAgain } from './reload.ts';
import { answerSuggestionsByKey } from './suggestion-keys.ts';
import { paintWeekHours } from './week-hours.ts';

// Turbo's own bar writes a style element, which our policy forbids; the stylesheet draws one from aria-busy instead.
config.drive.progressBarDelay = 2 ** 31 - 1;
document.documentElement.classList.add('has-script');

keepDrafts();
leadToErrors();
echoDates();
answerSuggestionsByKey();
submitFiltersOnChoice();
paintWeekHours();
readProgressAgain();
closeMenuOnEscape();
printOnRequest();

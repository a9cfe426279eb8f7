import { letStylesIn } from './hold-back-style.ts';
import { config } from '@hotwired/turbo';
import { submitFiltersOnChoice } from './auto-submit.ts';
import { echoDates } from './date-echo.ts';
import { keepDrafts } from './drafts.ts';
import { leadToErrors } from './error-focus.ts';
import { closeMenuOnEscape } from './menu.ts';
import { askPasskeys } from './passkey.ts';
import { printOnRequest } from './print.ts';
import { readProgressAgain } from './reload.ts';
import { answerSuggestionsByKey } from './suggestion-keys.ts';
import { paintWeekHours } from './week-hours.ts';

letStylesIn();
// The stylesheet draws the bar of a page on its way from aria-busy instead.
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
askPasskeys();

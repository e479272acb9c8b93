export const id = 521;
export const ids = [521];
export const modules = {

/***/ 22521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  offlineLlm: () => (/* binding */ offlineLlm)
});

// UNUSED EXPORTS: VADER_VERSION

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./node_modules/compromise/src/three.js + 442 modules
var three = __webpack_require__(16063);
// EXTERNAL MODULE: ./node_modules/vader-sentiment/build/vaderSentiment.bundle.js
var vaderSentiment_bundle = __webpack_require__(48902);
;// CONCATENATED MODULE: ./build/adapters/offline/plain-prose.js
/**
 * Only the beginning is read, in UTF-16 units: what a text is about stands there, and a text of 1 MiB must not
 * hold up the calls beside it for seconds.
 */
const TEXT_LENGTH_MAX = 48_000;
/** Splitting into sentences takes time by the square of the stretch it is given, if that is built to annoy. */
const BLOCK_LENGTH_MAX = 2_000;
/**
 * What a person would read aloud of a text, Markdown or plain: its sentences without code blocks, headings,
 * badges, tables, tags and link targets. Inline code stays, between backticks. Every step is linear in the text.
 */
function plainProse(text) {
    const beginning = text.slice(0, TEXT_LENGTH_MAX);
    const blocks = blocksOf(withoutMarkup(beginning));
    return (blocks.length > 0 ? blocks : asOneParagraph(beginning)).flatMap(inPieces);
}
/** Lines say what they are by how they begin; lines of running text that follow each other are one paragraph. */
function blocksOf(markdown) {
    const blocks = [];
    let kind = 'paragraph';
    let lines = [];
    let fence;
    const endBlock = () => {
        const text = lines.map(withoutInlineMarkup).join(' ').replace(/\s+/g, ' ').trim();
        if (/\p{L}/u.test(text))
            blocks.push({ kind, text });
        lines = [];
        kind = 'paragraph';
    };
    for (const line of markdown.split(/\r\n|\r|\n/)) {
        const mark = /^\s{0,3}(```|~~~)/.exec(line)?.[1];
        if (fence !== undefined) {
            if (mark === fence)
                fence = undefined;
            continue;
        }
        if (mark !== undefined) {
            endBlock();
            fence = mark;
            continue;
        }
        if (isUnderline(line)) {
            // A heading is one line without a full stop. Anything else stands above a rule and is text.
            if (lines.length === 1 && !/[.!?]\W*$/.test(lines[0] ?? ''))
                lines = [];
            endBlock();
            continue;
        }
        if (isSilent(line) || (isIndented(line) && lines.length === 0)) {
            endBlock();
            continue;
        }
        const item = /^\s*(?:[-*+•]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(line)?.[1];
        if (item !== undefined) {
            endBlock();
            kind = 'item';
        }
        lines.push(item ?? line.replace(/^\s*(?:>\s?)+/, ''));
    }
    endBlock();
    return blocks;
}
function isUnderline(line) {
    return /^\s{0,3}(?:=+|-{2,}|\*{3,}|_{3,})\s*$/.test(line);
}
/** Empty lines, headings, rows of a table, targets of reference links, and the line that makes a quote a callout. */
function isSilent(line) {
    return /^\s*$|^\s{0,3}#{1,6}(?:\s|$)|^\s*\||^\s{0,3}\[[^\]]{1,200}\]:|^\s*>\s*\[!\w+\]\s*$/.test(line);
}
function isIndented(line) {
    return /^(?: {4}|\t)/.test(line);
}
/** Elements whose content is no running text. */
const SILENT_ELEMENTS = ['pre', 'script', 'style', 'svg', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
function withoutMarkup(text) {
    let rest = withoutBetween(text, '<!--', '-->');
    for (const element of SILENT_ELEMENTS)
        rest = withoutBetween(rest, `<${element}`, `</${element}>`);
    return (rest
        .replace(/<\/?(?:p|div|br|li|ul|ol|td|tr|hr|blockquote|details|summary|center)(?:\s[^<>]*)?\/?>/gi, '\n\n')
        .replace(/<(?=https?:)([^<>\s]*)>/g, '$1')
        .replace(/<[a-z/][^<>]*>/gi, '')
        // Images come before links: a badge is an image inside a link, and leaves a link without text.
        .replace(/!\[[^[\]]*\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^[\]]*\])/g, '')
        .replace(/\[([^[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^[\]]*\])/g, '$1')
        .replace(/\[\^[^[\]]*\]/g, '')
        .replace(/\[(?![ xX]\]|!)([^[\]]*)\](?!:)/g, '$1'));
}
/** By index and not by pattern: an opening that is never closed would make a pattern look for its end again and again. */
function withoutBetween(text, open, close) {
    const lowerCase = text.toLowerCase();
    // A few letters change their length with their case; then the two texts do not share their indices.
    if (lowerCase.length !== text.length)
        return text;
    let kept = '';
    let from = 0;
    for (;;) {
        const start = lowerCase.indexOf(open, from);
        const end = start === -1 ? -1 : lowerCase.indexOf(close, start + open.length);
        if (end === -1)
            return kept + text.slice(from);
        kept += `${text.slice(from, start)}\n\n`;
        from = end + close.length;
    }
}
const ENTITIES = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    '#39': "'",
    nbsp: ' ',
};
function withoutInlineMarkup(line) {
    return line
        .replace(/&(#39|[a-z]{2,5});/g, (whole, name) => ENTITIES[name] ?? whole)
        .replace(/\\([!-/:-@[-`{-~])/g, '$1')
        .replace(/`{2,}/g, '`')
        .replace(/\*{1,3}|~~/g, '')
        .replace(/(?<![\p{L}\p{N}_])_{1,3}(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?])_{1,3}(?![\p{L}\p{N}_])/gu, '');
}
function asOneParagraph(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line === '' ? [] : [{ kind: 'paragraph', text: line }];
}
/** Cut after a sentence where there is one, else at a space, else anywhere. */
function inPieces(block) {
    const pieces = [];
    let rest = block.text;
    while (rest.length > BLOCK_LENGTH_MAX) {
        const head = rest.slice(0, BLOCK_LENGTH_MAX);
        const end = [head.lastIndexOf('. ') + 1, head.lastIndexOf(' ')].find(index => index > 0) ?? BLOCK_LENGTH_MAX;
        pieces.push({ kind: block.kind, text: rest.slice(0, end) });
        rest = rest.slice(end).trimStart();
    }
    return [...pieces, { kind: block.kind, text: rest }];
}

;// CONCATENATED MODULE: ./build/adapters/offline/sentences.js

/** The sentences of running text, without those that have no letter in them. */
function sentencesOf(text) {
    return three/* default */.A
        .tokenize(text)
        .out('array')
        .map((sentence) => sentence.trim())
        .filter((sentence) => /\p{L}/u.test(sentence));
}

;// CONCATENATED MODULE: ./build/adapters/offline/analyze-sentiment.js



/** VADER's own threshold: a score nearer to zero is no opinion. */
const NEUTRAL_BELOW = 0.05;
/**
 * VADER's rules (a rated lexicon with negation, intensifiers and "but") sentence by sentence, as its authors advise
 * for anything longer than one. `confidence` says how far the score is from the border to another sentiment: 0.5
 * stands on it, or means that no word of the text has a rating; 1 is as far away as can be.
 */
function analyzeSentiment(text) {
    const score = scoreOf(plainProse(text).flatMap(block => sentencesOf(block.text)));
    if (score === undefined)
        return { sentiment: 'neutral', confidence: 0.5 };
    if (Math.abs(score) < NEUTRAL_BELOW) {
        return { sentiment: 'neutral', confidence: rounded(1 - Math.abs(score) / NEUTRAL_BELOW / 2) };
    }
    return { sentiment: score > 0 ? 'positive' : 'negative', confidence: rounded((1 + Math.abs(score)) / 2) };
}
/** From -1 to 1. Each sentence counts by the strength of its own opinion, so one strong word outweighs a mild one. */
function scoreOf(sentences) {
    let sum = 0;
    let weights = 0;
    for (const sentence of sentences) {
        // VADER knows its negations in lower case only: without this, "Not bad" would be bad.
        const { compound } = vaderSentiment_bundle/* SentimentIntensityAnalyzer */.j.polarity_scores(sentence.replace(/`[^`]*`/g, '').toLowerCase());
        sum += compound * Math.abs(compound);
        weights += Math.abs(compound);
    }
    return weights === 0 ? undefined : sum / weights;
}
function rounded(fraction) {
    return Math.round(fraction * 100) / 100;
}

;// CONCATENATED MODULE: ./build/adapters/offline/extract-entities.js


/** Enough for any text that is about something; more would be a list of names. */
const ENTITIES_MAX = 50;
/** In UTF-16 units of running text. Tagging takes about 10 ms for 2,000 of them. */
const TAGGED_LENGTH_MAX = 16_000;
/**
 * The people, places, organizations and dates that a text names, each once, in this order of types and within it
 * as they first occur. The tagger's guesses that do not look like a name are left out: better one too few.
 */
function extractEntities(text) {
    const tagged = (0,three/* default */.A)(taggable(text));
    const entities = [
        ...tagged
            .people()
            .out('array')
            .flatMap((found) => named('person', found)),
        ...tagged
            .places()
            .out('array')
            .flatMap((found) => named('place', found)),
        ...tagged
            .match('#Organization+')
            .out('array')
            .flatMap((found) => named('organization', found)),
        ...tagged.match('#Date+').ifNo('#Duration').out('array').flatMap(dated),
    ];
    return { entities: withoutRepeats(entities).slice(0, ENTITIES_MAX) };
}
function taggable(text) {
    return (plainProse(text)
        .map(block => block.text)
        .join('\n\n')
        // Names in code are not names; a plain noun in their place keeps the sentence whole.
        .replace(/`[^`]*`/g, 'code')
        // A name with a possessive is cut in two by the tagger.
        .replace(/(?<=\p{L})['’]s\b/gu, '')
        .slice(0, TAGGED_LENGTH_MAX));
}
/** Words that begin with a capital, joined by spaces or by a small word that belongs to the name. */
const NAME = /^\p{Lu}[\p{L}\p{M}\p{N}'’.-]*(?: (?:(?:of|the|and|for|du|de|da|del|della|di|van|von|der|den|la|le|bin|al|&) )*\p{Lu}[\p{L}\p{M}\p{N}'’.-]*)*$/u;
function named(type, found) {
    return found
        .split(/[,;/]/)
        .map(trimmed)
        .filter(name => NAME.test(name) && (/\p{Ll}/u.test(name) || isKnownAbbreviation(type, name)))
        .map(name => ({ name, type }));
}
/** The tagger takes any abbreviation for an organization; in lower case it goes by its lexicon: IBM, but not API. */
function isKnownAbbreviation(type, name) {
    return type !== 'person' && (0,three/* default */.A)(name.toLowerCase()).has(type === 'place' ? '#Place' : '#Organization');
}
/** Neither a word in the middle of a sentence, such as "now", nor a version number. */
function dated(found) {
    const name = trimmed(found);
    return /^[\p{Lu}\p{N}]/u.test(name) && !/^\d+(?:\.\d+)+$/.test(name) ? [{ name, type: 'date' }] : [];
}
/** Without the quotes, brackets and stops that stand around it in its sentence. */
function trimmed(found) {
    return found
        .replace(/\s+/g, ' ')
        .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
        .trim();
}
function withoutRepeats(entities) {
    const first = new Map();
    for (const entity of entities) {
        const identity = `${entity.type} ${entity.name.toLowerCase()}`;
        if (!first.has(identity))
            first.set(identity, entity);
    }
    return [...first.values()];
}

;// CONCATENATED MODULE: ./build/adapters/offline/summarize.js


/** In UTF-16 units: what still reads as one sentence. */
const SENTENCE_LENGTH_MAX = 300;
/**
 * One sentence of the text itself: the one that says most of what the text is about, by how early it stands,
 * whether it defines something, and how many of the text's frequent words it has. Always ends with a full stop,
 * a question mark, an exclamation mark or an ellipsis.
 */
function summarize(text) {
    const blocks = plainProse(text);
    const paragraphs = blocks.filter(block => block.kind === 'paragraph');
    const sentences = (paragraphs.length > 0 ? paragraphs : blocks).flatMap(block => sentencesOf(block.text));
    if (sentences.length === 0)
        return 'The text has no sentence in it.';
    const frequency = frequencyOf(sentences);
    const centralities = sentences.map(sentence => centralityOf(sentence, frequency));
    const centralityMax = Math.max(...centralities, Number.MIN_VALUE);
    let best = '';
    let bestScore = -Infinity;
    for (const [index, sentence] of sentences.entries()) {
        const centrality = (centralities[index] ?? 0) / centralityMax;
        const score = 0.5 * centrality + 4.5 / (3 + index) + formScoreOf(sentence);
        if (score > bestScore)
            [best, bestScore] = [sentence, score];
    }
    return finished(best);
}
function frequencyOf(sentences) {
    const frequency = new Map();
    for (const sentence of sentences) {
        for (const word of new Set(contentWordsOf(sentence)))
            frequency.set(word, (frequency.get(word) ?? 0) + 1);
    }
    return frequency;
}
/** By the square root of the length: a long sentence must not win by its length, nor a short one by having none. */
function centralityOf(sentence, frequency) {
    const words = contentWordsOf(sentence);
    if (words.length === 0)
        return 0;
    const sum = words.reduce((total, word) => total + Math.log2(frequency.get(word) ?? 1), 0);
    return sum / Math.sqrt(words.length);
}
/** Words of four letters and more: the shorter ones are mostly grammar. */
function contentWordsOf(sentence) {
    return sentence.toLowerCase().match(/\p{L}[\p{L}\p{N}'’-]{3,}/gu) ?? [];
}
/** What the form of a sentence says for it or against it. */
const FORMS = [
    [/^(?:\S+\s+){0,6}(?:is|are|was|were) (?:an?|the|one|my|our)\b/i, 0.5],
    [/^(?:an?|the) (?:\S+\s+){0,8}(?:for|to|that|which)\b/i, 0.4],
    [/^this (?:library|package|module|project|tool|repository) \w+s\b/i, 0.9],
    [/^(?:this|it|that|these|they|but|and|or|so|however|then|also|there|here|note|warning|if|for)\b/i, -0.4],
    [
        /\b(?:see|read|find|click|visit|install|npm|yarn|check out|follow|sponsor\w*|licen[cs]e\w*|documentation)\b/i,
        -0.5,
    ],
    [/\b(?:you|your|please)\b/i, -0.3],
    [/:\/\/|@\w/, -0.4],
    [/\?$/, -0.5],
    [/[:,;]$/, -0.6],
    [/[\p{L}\p{N}`)\]]$/u, -0.3],
    [/[|•·→]/, -1],
    [/^\P{L}*(?:\S+\s+){0,3}\S+$/u, -1],
];
function formScoreOf(sentence) {
    const length = sentence.length > SENTENCE_LENGTH_MAX ? -0.5 : 0;
    return FORMS.reduce((score, [pattern, weight]) => (pattern.test(sentence) ? score + weight : score), length);
}
/** As plain text, within the length, and with an end. */
function finished(sentence) {
    const plain = sentence.replace(/`/g, '').replace(/[\s:,;–-]+$/, '');
    if (plain.length > SENTENCE_LENGTH_MAX)
        return `${cut(plain)}…`;
    return /[.!?…]["'”’)\]]*$/.test(plain) ? plain : `${plain}.`;
}
function cut(text) {
    const head = text.slice(0, SENTENCE_LENGTH_MAX - 1);
    const space = head.lastIndexOf(' ');
    // A word may be longer than the limit; half of a surrogate pair must not stay behind.
    return (space > 0 ? head.slice(0, space) : head).replace(/[\s,;:–-]+$|[\uD800-\uDBFF]$/, '');
}

;// CONCATENATED MODULE: ./build/adapters/offline/offline-llm.js





/**
 * Answers the three built-in types by the rules of a language library: no key, no network, no cost, and the same
 * answer every time. It is no model: it reads no prompt, so any other type is a failure of the configuration.
 */
function offlineLlm() {
    return { ask, close: async () => { } };
}
/** The package has its version in no export; a test holds this against what is installed. */
const VADER_VERSION = '1.1.3';
const COMPROMISE = `offline/compromise-${three/* default */.A.version}`;
const ANSWERERS = new Map([
    ['summarize', { servedBy: COMPROMISE, answer: summarize }],
    [
        'analyze_sentiment',
        {
            servedBy: `offline/vader-sentiment-${VADER_VERSION}`,
            answer: text => JSON.stringify(analyzeSentiment(text)),
        },
    ],
    ['extract_entities', { servedBy: COMPROMISE, answer: text => JSON.stringify(extractEntities(text)) }],
]);
async function ask(call, signal) {
    // The work itself blocks for up to a tenth of a second: timers, signals and uploads get their turn before it.
    await (0,promises_.setImmediate)();
    if (signal.aborted)
        return unpaid({ kind: 'aborted' });
    const answerer = ANSWERERS.get(call.type);
    if (answerer === undefined)
        return unpaid({ kind: 'failure', failure: { kind: 'type-not-supported' } });
    const text = call.messages.findLast(message => message.role === 'user')?.content ?? '';
    return answered(call, answerer.servedBy, answerer.answer(text));
}
/** A model stops at its output cap, in the middle of a word if need be; a rehearsal that did not would prove nothing. */
function answered(call, servedBy, whole) {
    const isCut = tokensOf(whole) > call.completionTokensMax;
    const text = isCut ? firstBytes(whole, call.completionTokensMax * BYTES_PER_TOKEN) : whole;
    return {
        result: { kind: 'answer', text, finishReason: isCut ? 'length' : 'stop', servedBy },
        spend: {
            kind: 'known',
            usage: {
                promptTokens: call.messages.reduce((sum, message) => sum + tokensOf(message.content), 0),
                completionTokens: tokensOf(text),
            },
            costNanoUsd: undefined,
        },
        pace: {},
    };
}
function unpaid(result) {
    return { result, spend: { kind: 'none' }, pace: {} };
}
/** What tokenizers of today make of English text, near enough for a rehearsal of the budget. */
const BYTES_PER_TOKEN = 4;
function tokensOf(text) {
    return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}
function firstBytes(text, bytesMax) {
    // A character cut in half becomes the replacement character, which has more bytes than its half: drop it.
    return Buffer.from(text)
        .subarray(0, bytesMax)
        .toString()
        .replace(/\uFFFD$/, '');
}


/***/ })

};

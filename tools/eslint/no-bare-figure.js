/**
 * A figure that a page shows can say where it is from. This rule finds those that cannot: a number that is formatted
 * for reading, or the value of a figure, rendered in JSX with no source at hand. A source is at hand inside an element
 * of `sourced`, or where an element of `sources` stands beside the figure or something around it, or in a caption
 * there. What the reader chose (an object of `chosen`) is no reference data, and needs none.
 */

const defaults = {
  formatters: ['shown', 'shownFixed', 'shownScore'],
  sourced: ['SourcedFigure'],
  sources: ['SourceLink', 'SourceCard', 'KindBadge'],
  chosen: [],
};

const names = { type: 'array', items: { type: 'string' }, uniqueItems: true };

export const noBareFigure = {
  meta: {
    type: 'problem',
    docs: { description: 'A figure that is shown stands where its source can be asked for.' },
    messages: {
      bare: '`{{text}}` is shown without a source: put it into SourcedFigure, or a SourceLink beside it.',
    },
    schema: [
      {
        type: 'object',
        properties: { formatters: names, sourced: names, sources: names, chosen: names },
        additionalProperties: false,
      },
    ],
  },
  create(context) {
    const options = { ...defaults, ...context.options[0] };
    return {
      JSXExpressionContainer(node) {
        // What attributes hold is told to components, which show it where this rule looks again.
        if (node.parent.type !== 'JSXElement' && node.parent.type !== 'JSXFragment') return;
        for (const figure of figuresIn(node.expression, options)) {
          if (hasSource(figure, options)) continue;
          context.report({
            node: figure,
            messageId: 'bare',
            data: { text: context.sourceCode.getText(figure) },
          });
        }
      },
    };
  },
};

/** The figures that an expression shows; what it only asks about, and what elements inside it show, is not among them. */
function figuresIn(node, options) {
  const within = (...parts) => parts.flatMap((part) => (part ? figuresIn(part, options) : []));
  switch (node?.type) {
    case 'ConditionalExpression':
      return within(node.consequent, node.alternate);
    case 'LogicalExpression':
      return node.operator === '&&' ? within(node.right) : within(node.left, node.right);
    case 'BinaryExpression':
      return ['+', '-', '*', '/', '%', '**'].includes(node.operator) ? within(node.left, node.right) : [];
    case 'TemplateLiteral':
      return within(...node.expressions);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return within(node.expression);
    case 'CallExpression':
      return isFormatted(node, options)
        ? [node].filter((one) => !isChosen(one, options))
        : within(...node.arguments);
    case 'MemberExpression':
      return nameOf(node.property) === 'value' && !node.computed && !isChosen(node, options) ? [node] : [];
    default:
      return [];
  }
}

function isFormatted({ callee }, { formatters }) {
  return callee.type === 'MemberExpression'
    ? nameOf(callee.property) === 'toLocaleString'
    : formatters.includes(nameOf(callee));
}

/** Whether a figure is read from something that the reader chose. */
function isChosen(node, { chosen }) {
  if (node.type === 'CallExpression') {
    const [first] = node.callee.type === 'MemberExpression' ? [node.callee.object] : node.arguments;
    return first !== undefined && isChosen(first, { chosen });
  }
  return node.type === 'MemberExpression' ? isChosen(node.object, { chosen }) : chosen.includes(nameOf(node));
}

function hasSource(figure, { sourced, sources }) {
  for (let node = figure.parent; node; node = node.parent) {
    if (node.type !== 'JSXElement' && node.type !== 'JSXFragment') continue;
    if (node.type === 'JSXElement' && sourced.includes(nameOf(node.openingElement.name))) return true;
    if (node.children.some((child) => shows(child, sources))) return true;
  }
  return false;
}

/** Whether a child is one of the elements, a caption with one, or an expression that shows one at times. */
function shows(child, elements, isInCaption = false) {
  switch (child?.type) {
    case 'JSXElement': {
      const name = nameOf(child.openingElement.name);
      if (elements.includes(name)) return true;
      const isPlain = name !== undefined && name === name.toLowerCase();
      return !isInCaption && isPlain && child.children.some((each) => shows(each, elements, true));
    }
    case 'JSXExpressionContainer':
      return shows(child.expression, elements, isInCaption);
    case 'ConditionalExpression':
      return [child.consequent, child.alternate].some((each) => shows(each, elements, isInCaption));
    case 'LogicalExpression':
      return shows(child.right, elements, isInCaption);
    default:
      return false;
  }
}

function nameOf(node) {
  return node?.type === 'Identifier' || node?.type === 'JSXIdentifier' ? node.name : undefined;
}

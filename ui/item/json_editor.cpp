#include "ui/item/json_editor.h"

#include "models/value/json_string.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QTextBlock>
#include <QVBoxLayout>

namespace rf::ui {

using models::ItemJson;

namespace {

/// The end of the string that begins at `from` (a quote): one past its closing quote.
int stringEnd(const QString& text, int from) {
    int at = from + 1;
    while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
    return qMin(at + 1, int(text.size()));
}

} // namespace

void JsonHighlighter::highlightBlock(const QString& text) {
    static const QRegularExpression word(QStringLiteral("\\b(true|false|null|-?[0-9][0-9.eE+-]*)\\b"));
    QString type; // the type code whose value comes next
    for (int at = 0; at < text.size();) {
        if (text[at] != '"') {
            const auto match =
                word.match(text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
            if (match.hasMatch()) {
                const bool letter = match.capturedView(1).front().isLetter();
                setFormat(at, int(match.capturedLength()), color(letter ? Token::TypeBool : Token::TypeNumber));
                at += int(match.capturedLength());
            } else {
                if (text[at] == '}') type.clear();
                ++at;
            }
            continue;
        }
        const int end = stringEnd(text, at);
        const QString inner = text.mid(at + 1, end - at - 2);
        int after = end;
        while (after < text.size() && text[after].isSpace()) ++after;
        const bool name = after < text.size() && text[after] == ':';
        if (name) {
            const bool code = models::typeOfCode(inner).has_value();
            type = code ? inner : QString();
            setFormat(at, end - at, color(code ? Token::AccentText : Token::Text2));
        } else {
            const bool number = type == QLatin1String("N") || type == QLatin1String("NS");
            setFormat(at, end - at, color(number ? Token::TypeNumber : Token::Text));
        }
        at = end;
    }
}

JsonEditor::JsonEditor(ItemJson* json, QWidget* parent)
    : QWidget(parent), m_json(json), m_text(new QPlainTextEdit(this)), m_colors(new JsonHighlighter(m_text->document())),
      m_format(new Segments({QStringLiteral("DynamoDB"), tr("Plain")}, this, true)),
      m_problem(label({}, uiFont(12), "danger")), m_title(label({}, uiFont(13, QFont::DemiBold))) {
    m_text->setObjectName(QStringLiteral("jsonText"));
    m_text->setFont(monoFont());
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabStopDistance(2 * QFontMetricsF(monoFont()).horizontalAdvance(' '));
    m_text->setTabChangesFocus(true);
    m_text->document()->setDocumentMargin(10);
    m_text->setAccessibleName(tr("Item as JSON"));
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("jsonProblem"));
    m_problem->setContentsMargins(12, 6, 12, 6);
    m_problem->hide();
    m_format->setAccessibleName(tr("Form of the JSON"));
    m_format->setObjectName(QStringLiteral("jsonFormat"));
    auto* copy = new IconButton(QStringLiteral("copy"), tr("Copy the JSON"), this);
    setTabOrder(copy, m_text);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 5, 8, 5);
    m_title->hide();
    bar->addWidget(m_title, 1);
    bar->addWidget(m_format);
    bar->addStretch();
    bar->addWidget(copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(new Separator(Qt::Horizontal));
    column->addWidget(m_text, 1);
    column->addWidget(m_problem);
    connect(copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_json->text()); });
    connect(m_format, &Segments::currentChanged, this, [this](int index) {
        m_json->setFormat(index == 0 ? ItemJson::Format::DynamoDb : ItemJson::Format::Plain);
        take();
    });
    connect(json, &ItemJson::textChanged, this, &JsonEditor::take);
    connect(json, &ItemJson::checked, this, &JsonEditor::showProblem);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_taking && m_json->isEditable()) m_json->setText(m_text->toPlainText());
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_colors->rehighlight();
        showProblem();
    });
    take();
}

void JsonEditor::take() {
    m_format->setCurrent(m_json->format() == ItemJson::Format::DynamoDb ? 0 : 1);
    m_text->setReadOnly(!m_json->isEditable());
    if (m_text->toPlainText() == m_json->text()) return showProblem();
    m_taking = true;
    const int at = m_text->textCursor().position();
    m_text->setPlainText(m_json->text());
    QTextCursor cursor = m_text->textCursor();
    cursor.setPosition(qMin(at, int(m_json->text().size())));
    m_text->setTextCursor(cursor);
    m_taking = false;
    showProblem();
}

void JsonEditor::setTitle(const QString& title) {
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void JsonEditor::setChanged(const QSet<QString>& edited, const QSet<QString>& added) {
    if (edited == m_edited && added == m_added) return;
    m_edited = edited;
    m_added = added;
    showProblem();
}

/// Lines of changed attributes: from their name at the first level to the next one.
QList<QTextEdit::ExtraSelection> JsonEditor::changedLines() const {
    static const QRegularExpression name(QStringLiteral("^  (\"(?:[^\"\\\\]|\\\\.)*\")\\s*:"));
    QList<QTextEdit::ExtraSelection> marks;
    if (m_edited.isEmpty() && m_added.isEmpty()) return marks;
    std::optional<Token> ground;
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        if (const auto found = name.match(text); found.hasMatch()) {
            const QString attribute = models::unquotedJson(found.captured(1)).value_or(QString());
            ground = m_added.contains(attribute)    ? std::optional(Token::OkSoft)
                     : m_edited.contains(attribute) ? std::optional(Token::WarnSoft)
                                                    : std::nullopt;
        } else if (!text.startsWith(QLatin1String("  "))) {
            ground.reset();
        }
        if (!ground) continue;
        QTextEdit::ExtraSelection line;
        line.cursor = QTextCursor(block);
        line.format.setBackground(color(*ground));
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks << line;
    }
    return marks;
}

void JsonEditor::showProblem() {
    const QString words = m_json->problemText();
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
    m_text->setAccessibleDescription(words);
    QList<QTextEdit::ExtraSelection> marks = changedLines();
    if (const auto& problem = m_json->problem()) {
        QTextEdit::ExtraSelection line;
        line.cursor = QTextCursor(m_text->document()->findBlockByNumber(problem->line - 1));
        line.format.setBackground(color(Token::DangerSoft));
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        QTextEdit::ExtraSelection spot = line;
        spot.format.setProperty(QTextFormat::FullWidthSelection, false);
        const int last = qMax(0, m_text->document()->characterCount() - 1);
        spot.cursor.setPosition(qMin(problem->offset, last));
        spot.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        spot.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        spot.format.setUnderlineColor(color(Token::Danger));
        marks << line << spot;
    }
    m_text->setExtraSelections(marks);
}

} // namespace rf::ui

#include "moc_json_editor.cpp"

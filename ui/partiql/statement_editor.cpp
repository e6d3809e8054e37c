#include "ui/partiql/statement_editor.h"

#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QScrollBar>

namespace rf::ui {
namespace {

constexpr int kLeastTyped = 2; ///< letters until the list opens by itself
constexpr int kMostOffered = 500;

bool belongsToWord(QChar sign) {
    return sign.isLetterOrNumber() || sign == u'_' || sign == u'.' || sign == u'"' || sign == u'-';
}

/// One past the quote that ends what begins at `from`; a doubled quote is a part of it.
int quotedEnd(const QString& text, int from) {
    const QChar quote = text[from];
    int at = from + 1;
    while (at < text.size() && text[at] != quote) ++at;
    return qMin(at + 1, int(text.size()));
}

} // namespace

QStringList StatementHighlighter::keywords() {
    return {QStringLiteral("SELECT"), QStringLiteral("FROM"), QStringLiteral("WHERE"), QStringLiteral("ORDER BY"), QStringLiteral("INSERT INTO"),
            QStringLiteral("VALUE"), QStringLiteral("UPDATE"), QStringLiteral("SET"), QStringLiteral("REMOVE"), QStringLiteral("DELETE FROM"),
            QStringLiteral("RETURNING"), QStringLiteral("ALL"), QStringLiteral("MODIFIED"), QStringLiteral("OLD"), QStringLiteral("NEW"),
            QStringLiteral("AND"), QStringLiteral("OR"), QStringLiteral("NOT"), QStringLiteral("IN"), QStringLiteral("BETWEEN"),
            QStringLiteral("IS"), QStringLiteral("MISSING"), QStringLiteral("NULL"), QStringLiteral("TRUE"), QStringLiteral("FALSE"),
            QStringLiteral("ASC"), QStringLiteral("DESC"), QStringLiteral("begins_with"), QStringLiteral("contains"),
            QStringLiteral("attribute_type"), QStringLiteral("size"), QStringLiteral("list_append"), QStringLiteral("set_add"),
            QStringLiteral("set_delete")};
}

void StatementHighlighter::highlightBlock(const QString& text) {
    static const QSet<QString> known = [] {
        QSet<QString> words;
        for (const QString& each : keywords())
            for (const QString& word : each.split(u' ')) words << word.toUpper();
        return words;
    }();
    static const QRegularExpression word(QStringLiteral("[A-Za-z_][A-Za-z0-9_]*|-?[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?"));
    for (int at = 0; at < text.size();) {
        if (text[at] == u'\'' || text[at] == u'"') {
            const int end = quotedEnd(text, at);
            setFormat(at, end - at, color(text[at] == u'"' ? Token::AccentText : Token::Ok));
            at = end;
            continue;
        }
        if (text[at] == u'?') {
            setFormat(at, 1, color(Token::Write));
            ++at;
            continue;
        }
        const auto match = word.match(text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch()) {
            ++at;
            continue;
        }
        const QString found = match.captured();
        if (!found.front().isLetter() && found.front() != u'_') {
            setFormat(at, int(found.size()), color(Token::TypeNumber));
        } else if (known.contains(found.toUpper())) {
            QTextCharFormat format;
            format.setForeground(color(Token::Read));
            format.setFontWeight(QFont::DemiBold);
            setFormat(at, int(found.size()), format);
        }
        at += int(found.size());
    }
}

StatementEditor::StatementEditor(QWidget* parent)
    : QPlainTextEdit(parent), m_colors(new StatementHighlighter(document())), m_completer(new QCompleter(this)),
      m_offered(new QStringListModel(this)) {
    setFont(monoFont(13));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setAccessibleName(tr("PartiQL statement"));
    setPlaceholderText(QStringLiteral("SELECT * FROM \"Shop\" WHERE pk = ?"));
    m_completer->setWidget(this);
    m_completer->setModel(m_offered);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->popup()->setFont(monoFont(12));
    m_completer->popup()->setAccessibleName(tr("Completions"));
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &StatementEditor::insert);
}

QString StatementEditor::prefix() const {
    const QTextCursor cursor = textCursor();
    const QString line = cursor.block().text().left(cursor.positionInBlock());
    qsizetype begin = line.size();
    while (begin > 0 && belongsToWord(line[begin - 1])) --begin;
    return line.mid(begin);
}

void StatementEditor::offer(int least) {
    const QString typed = prefix();
    if (typed.size() < least) return m_completer->popup()->hide();
    QStringList all = (m_words ? m_words() : QStringList()).mid(0, kMostOffered) + StatementHighlighter::keywords();
    QStringList fitting;
    const QString bare = QString(typed).remove(u'"');
    for (const QString& each : all)
        if (QString(each).remove(u'"').startsWith(bare, Qt::CaseInsensitive) && each.compare(typed, Qt::CaseInsensitive) != 0) fitting << each;
    if (fitting.isEmpty()) return m_completer->popup()->hide();
    m_offered->setStringList(fitting);
    m_completer->setCompletionPrefix(QString()); // what fits was chosen above: quotes do not matter
    QRect place = cursorRect();
    place.setWidth(m_completer->popup()->sizeHintForColumn(0) + m_completer->popup()->verticalScrollBar()->sizeHint().width() + 16);
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void StatementEditor::complete() { offer(0); }

void StatementEditor::insert(const QString& word) {
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(prefix().size()));
    cursor.insertText(word);
    setTextCursor(cursor);
}

void StatementEditor::keyPressEvent(QKeyEvent* event) {
    const bool open = m_completer->popup()->isVisible();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        m_completer->popup()->hide();
        emit submitted();
        return;
    }
    if (open && (enter || event->key() == Qt::Key_Tab || event->key() == Qt::Key_Escape)) return event->ignore(); // the list's
    if (event->key() == Qt::Key_Space && event->modifiers().testFlag(Qt::ControlModifier)) return complete();
    QPlainTextEdit::keyPressEvent(event);
    if (!event->text().isEmpty() && belongsToWord(event->text().front())) offer(kLeastTyped);
    else if (open) offer(kLeastTyped);
}

} // namespace rf::ui

#include "moc_statement_editor.cpp"

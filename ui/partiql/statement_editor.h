#pragma once
// The text of a PartiQL statement: colours, completion of keywords, tables, indexes and attributes, Ctrl+Enter.

#include <QCompleter>
#include <QPlainTextEdit>
#include <QStringListModel>
#include <QSyntaxHighlighter>

namespace rf::ui {

class StatementHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;
    /// Words the language knows, as they are offered.
    static QStringList keywords();

protected:
    void highlightBlock(const QString& text) override;
};

class StatementEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit StatementEditor(QWidget* parent = nullptr);
    /// Names offered beside the keywords, asked for when the list opens.
    void setWords(std::function<QStringList()> words) { m_words = std::move(words); }
    QCompleter* completer() const { return m_completer; }
    /// Opens the list for what stands before the cursor, whatever is there.
    void complete();

signals:
    void submitted(); ///< Ctrl+Enter

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What is being typed before the cursor: letters, digits, _ . " -.
    QString prefix() const;
    void offer(int least);
    void insert(const QString& word);

    StatementHighlighter* m_colors;
    QCompleter* m_completer;
    QStringListModel* m_offered;
    std::function<QStringList()> m_words;
};

} // namespace rf::ui

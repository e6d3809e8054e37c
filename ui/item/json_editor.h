#pragma once
// The JSON side of an item: text with colours, checked while it is typed, the first mistake marked at its place.

#include "models/items/item_json.h"

#include <QPlainTextEdit>
#include <QSyntaxHighlighter>

class QLabel;

namespace rf::ui {

class Segments;

class JsonHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& text) override;
};

class JsonEditor : public QWidget {
    Q_OBJECT
public:
    explicit JsonEditor(models::ItemJson* json, QWidget* parent = nullptr);
    QPlainTextEdit* text() const { return m_text; }
    /// A title over it, for where it stands beside the tree.
    void setTitle(const QString& title);
    /// Attributes whose lines are marked as changed and as new.
    void setChanged(const QSet<QString>& edited, const QSet<QString>& added);

private:
    void take();
    void showProblem();
    QList<QTextEdit::ExtraSelection> changedLines() const;

    models::ItemJson* m_json;
    QPlainTextEdit* m_text;
    JsonHighlighter* m_colors;
    Segments* m_format;
    QLabel* m_problem;
    QLabel* m_title;
    QSet<QString> m_edited, m_added;
    bool m_taking = false;
};

} // namespace rf::ui

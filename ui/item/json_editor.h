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

private:
    void take();
    void showProblem();

    models::ItemJson* m_json;
    QPlainTextEdit* m_text;
    JsonHighlighter* m_colors;
    Segments* m_format;
    QLabel* m_problem;
    bool m_taking = false;
};

} // namespace rf::ui

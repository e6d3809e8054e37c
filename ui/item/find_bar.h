#pragma once
// Beneath the grid: text to find in its rows, how often it is there, next and previous. Ctrl+F in the grid; Enter and
// Shift+Enter go on; Escape closes it and the keyboard goes back.

#include "models/items/row_finder.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace rf::ui {

class IconButton;
class ItemGrid;
class SearchField;

/// A small button that stays down: how a text is looked for.
QToolButton* findToggle(const QString& text, const QString& name, const char* objectName);

class FindBar : public QFrame {
    Q_OBJECT
public:
    FindBar(ItemGrid* grid, models::ShownRows* rows, QWidget* parent = nullptr);

    /// Shows it with the keyboard in the field; `text`, if any, is looked for.
    void open(const QString& text = {});
    void close();
    void goNext() { go(true); }
    void goPrevious() { go(false); }
    models::RowFinder* finder() { return &m_finder; }
    SearchField* field() const { return m_field; }
    QString countText() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    void go(bool forward);
    void refresh();
    void say();

    ItemGrid* m_grid;
    models::ShownRows* m_rows;
    models::RowFinder m_finder;
    SearchField* m_field;
    QLabel* m_count;
    QLabel* m_note;
    IconButton* m_next;
    IconButton* m_previous;
    QToolButton* m_case;
    QToolButton* m_whole;
    bool m_wantsFirst = false; ///< go to the nearest hit when the search is done
};

} // namespace rf::ui

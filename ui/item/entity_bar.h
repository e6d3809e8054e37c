#pragma once
// Above the grid: which kinds of items are loaded and which are shown; new item, duplicate, delete, columns, export.

#include "models/items/shown_rows.h"

#include <QFrame>
#include <QTimer>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace rf::ui {

class Button;
class IconButton;

class EntityBar : public QFrame {
    Q_OBJECT
public:
    EntityBar(models::ItemsModel* items, models::ShownRows* rows, QWidget* parent = nullptr);

    void setCanEdit(bool rowSelected, bool readOnly);
    Button* newItem() const { return m_new; }
    QToolButton* remove() const;
    Button* columns() const { return m_columns; }

signals:
    void newItemRequested();
    void duplicateRequested();
    void deleteRequested();
    void exportRequested();
    void columnsRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void follow();
    void rebuild();
    void fit();

    models::ItemsModel* m_items;
    models::ShownRows* m_rows;
    QWidget* m_area;
    QList<QToolButton*> m_kinds;
    QToolButton* m_more;
    Button* m_new;
    IconButton* m_duplicate;
    IconButton* m_remove;
    Button* m_columns;
    Button* m_export;
    QTimer m_soon;
};

} // namespace rf::ui

#pragma once
// Beneath the grid while several rows are selected: how many, how large, and what the cursor's column comes to.

#include <QFrame>
#include <QTimer>

class QLabel;

namespace rf::models {
class ItemsModel;
}

namespace rf::ui {

class ItemGrid;

class SelectionBar : public QFrame {
    Q_OBJECT
public:
    SelectionBar(ItemGrid* grid, models::ItemsModel* items, QWidget* parent = nullptr);
    QString text() const;

private:
    void refresh();

    ItemGrid* m_grid;
    models::ItemsModel* m_items;
    QLabel* m_text;
    QTimer m_soon; ///< a drag over rows selects many times
};

} // namespace rf::ui

#include "ui/item/selection_bar.h"

#include "models/items/selection_figures.h"
#include "ui/common/labels.h"
#include "ui/item/item_grid.h"

#include <QHBoxLayout>
#include <QLocale>

namespace rf::ui {

namespace {
constexpr int kHeight = 26, kSettle = 40;
constexpr int kMostRows = 200'000; ///< whose items are looked at; more are only counted
} // namespace

SelectionBar::SelectionBar(ItemGrid* grid, models::ItemsModel* items, QWidget* parent)
    : QFrame(parent), m_grid(grid), m_items(items), m_text(new ElidedLabel) {
    setProperty("panel", "toolbar");
    setObjectName(QStringLiteral("selectionBar"));
    setAccessibleName(tr("Selected rows"));
    setFixedHeight(kHeight);
    m_text->setFont(uiFont(12));
    m_text->setProperty("tone", "text2");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->addWidget(m_text, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSettle);
    connect(&m_soon, &QTimer::timeout, this, &SelectionBar::refresh);
    const auto later = [this] { m_soon.start(); };
    connect(grid, &ItemGrid::selectionChanged, this, later);
    connect(grid, &ItemGrid::cellChanged, this, later);
    connect(items, &QAbstractItemModel::dataChanged, this, [this] {
        if (isVisible()) m_soon.start();
    });
    hide();
}

QString SelectionBar::text() const {
    return isVisible() ? m_text->text() : QString();
}

void SelectionBar::refresh() {
    const int count = m_grid->selectedCount();
    setVisible(count > 1);
    if (count < 2) return;
    if (count > kMostRows) return m_text->setText(tr("%1 items selected").arg(QLocale().toString(count)));
    const QString attribute = m_grid->currentAttribute();
    m_text->setText(models::SelectionFigures::of(*m_items, m_grid->selectedRows(), attribute).text(attribute));
}

} // namespace rf::ui

#include "moc_selection_bar.cpp"

#include "ui/item/transpose_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/item/attribute_delegate.h"
#include "ui/item/grid_headers.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace rf::ui {

namespace {
constexpr int kLeastColumn = 120, kMostColumn = 320;
constexpr QSize kSize(920, 620);
} // namespace

TransposeDialog::TransposeDialog(models::ItemsModel* items, const QList<int>& rows, const QStringList& attributes,
                                 QWidget* parent)
    : Dialog(tr("Items side by side"), parent), m_model(new models::TransposedItems(items, this)),
      m_table(new QTableView) {
    setObjectName(QStringLiteral("transpose"));
    m_model->setItems(rows, attributes);
    auto* delegate = new AttributeDelegate(m_table);
    m_table->setObjectName(QStringLiteral("transposed"));
    m_table->setAccessibleName(tr("Attributes of the selected items"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(delegate);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalHeader(new AttributeHeader(m_table));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setFixedHeight(kGridHeader);
    connect(delegate, &AttributeDelegate::refused, this,
            [this](const QModelIndex&, const QString& why) { emit refused(why); });
    auto* differences = new QCheckBox(tr("Only attributes that differ"));
    differences->setObjectName(QStringLiteral("differencesOnly"));
    differences->setEnabled(m_model->columnCount() > 1);
    connect(differences, &QCheckBox::toggled, m_model, &models::TransposedItems::setDifferencesOnly);
    body()->setContentsMargins(0, 0, 0, 0);
    body()->addWidget(m_table, 1);
    addFooterNote(differences);
    if (rows.size() > m_model->columnCount())
        addFooterNote(
            label(tr("%n item(s) of %1", nullptr, m_model->columnCount()).arg(rows.size()), uiFont(12), "text2"));
    addAccept(tr("Close"));
    resize(kSize);
    fit();
    if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(0, 0));
}

void TransposeDialog::fit() {
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const QString title = m_model->headerData(column, Qt::Horizontal).toString();
        int width = qMax(kLeastColumn, QFontMetrics(uiFont(12, QFont::Medium)).horizontalAdvance(title) + 20);
        for (int row = 0; row < qMin(200, m_model->rowCount()); ++row)
            width = qMax(width, m_table->itemDelegate()->sizeHint({}, m_model->index(row, column)).width());
        m_table->setColumnWidth(column, qMin(width, kMostColumn));
    }
}

} // namespace rf::ui

#include "moc_transpose_dialog.cpp"

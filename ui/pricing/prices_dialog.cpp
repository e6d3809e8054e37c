#include "ui/pricing/prices_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace rf::ui {

using models::PriceTableModel;

namespace {

constexpr int kPricesWidth = 780, kRows = 10;

/// Figures in mono; changed ones on the ground of staged edits, those of an unsure source with a mark.
class PriceDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool number = index.flags().testFlag(Qt::ItemIsEditable);
        option->font = number ? monoFont(12) : uiFont(12);
        if (index.data(PriceTableModel::ChangedRole).toBool()) option->backgroundBrush = color(Token::WarnSoft);
        if (index.column() == PriceTableModel::Source) option->palette.setColor(QPalette::Text, color(Token::Text2));
        if (index.data(PriceTableModel::UnsureRole).toBool()) option->text += QStringLiteral(" ?");
    }
};

} // namespace

PricesDialog::PricesDialog(models::PriceBook* book, QWidget* parent)
    : Dialog(tr("Prices"), parent), m_state(new Tag(QString())), m_book(book), m_regions(new QComboBox), m_date(new QLineEdit),
      m_view(new QTableView), m_problem(label({}, uiFont(12), "danger")), m_reset(new Button(tr("Reset to shipped"), Look::Flat)),
      m_save(nullptr) {
    setObjectName(QStringLiteral("pricesDialog"));
    setFixedWidth(kPricesWidth);
    m_regions->setAccessibleName(tr("Region of the prices"));
    m_regions->addItems(book->regions());
    m_date->setAccessibleName(tr("Date of the prices"));
    m_date->setFont(monoFont(12));
    m_date->setFixedWidth(108);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(label(tr("Region"), uiFont(12), "text2"));
    head->addWidget(m_regions);
    head->addSpacing(8);
    head->addWidget(label(tr("As of"), uiFont(12), "text2"));
    head->addWidget(m_date);
    head->addWidget(m_state);
    head->addStretch(1);
    body()->addLayout(head);
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new PriceDelegate(m_view));
    m_view->setAccessibleName(tr("Prices in US dollars"));
    m_view->setWordWrap(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(kGridRow);
    m_view->horizontalHeader()->setFixedHeight(kGridHeader);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setFont(uiFont(12));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setFixedHeight(kGridHeader + kRows * kGridRow + 2);
    body()->addWidget(m_view);
    QLabel* unsure = label(tr("? The source is not sure: compare it with the service's page before you rely on it. Double-click or F2 edits a price."), uiFont(12), "text2");
    unsure->setWordWrap(true);
    body()->addWidget(unsure);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("pricesProblem"));
    body()->addWidget(m_problem);
    addFooterNote(m_reset);
    addCancel();
    m_save = addAccept(tr("Save"));
    m_save->setAutoDefault(false);
    m_save->setDefault(false); // Enter in a cell ends its editor and no more
    connect(m_regions, &QComboBox::textActivated, m_book, &models::PriceBook::setRegion);
    connect(m_book, &models::PriceBook::changed, this, &PricesDialog::load);
    connect(m_reset, &QAbstractButton::clicked, m_book, &models::PriceBook::reset);
    connect(m_date, &QLineEdit::textChanged, this, [this] { sync(); });
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this] { complain({}); sync(); });
    connect(&m_model, &PriceTableModel::refused, this, &PricesDialog::complain);
    load();
    const int widths[] = {252, 96, 106, 98};
    for (int column = 0; column < 4; ++column) m_view->setColumnWidth(column, widths[column]);
    m_view->horizontalHeader()->setStretchLastSection(true);
}

void PricesDialog::load() {
    m_model.take(*m_book);
    {
        const QSignalBlocker quiet(m_date);
        m_date->setText(m_book->date());
    }
    m_regions->setCurrentText(m_book->region());
    complain(m_book->problem());
    sync();
}

void PricesDialog::sync() {
    m_state->setText(m_book->isEdited() ? tr("your copy") : tr("as shipped"));
    m_state->setTone(m_book->isEdited() ? Tag::Tone::Accent : Tag::Tone::Neutral);
    m_state->updateGeometry();
    m_reset->setEnabled(m_book->isEdited());
    m_date->setEnabled(m_book->table() != nullptr);
    m_save->setEnabled(m_book->table() && (m_model.isChanged() || m_date->text() != m_book->date()));
}

void PricesDialog::complain(const QString& problem) {
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    adjustSize();
}

QString PricesDialog::problem() const {
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void PricesDialog::accept() {
    if (!m_save->isEnabled()) return;
    if (const QString problem = m_model.keep(*m_book, m_date->text()); !problem.isEmpty()) return complain(problem);
    QDialog::accept();
}

} // namespace rf::ui

#include "moc_prices_dialog.cpp"

#include "ui/shell/create_table_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/form_caption.h"
#include "ui/common/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLocale>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace rf::ui {

using models::KeyPart;
using models::ValueType;

namespace {

QComboBox* combo(const QString& name, std::initializer_list<std::pair<QString, QVariant>> items) {
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    for (const auto& [text, data] : items) box->addItem(text, data);
    return box;
}

QHBoxLayout* row(std::initializer_list<QWidget*> widgets, int spacing = 8) {
    auto* layout = new QHBoxLayout;
    layout->setSpacing(spacing);
    for (QWidget* widget : widgets) layout->addWidget(widget);
    return layout;
}

QLineEdit* monoEdit(const QString& accessibleName, const QString& placeholder) {
    auto* edit = new QLineEdit;
    edit->setFont(monoFont());
    edit->setAccessibleName(accessibleName);
    edit->setPlaceholderText(placeholder);
    return edit;
}

} // namespace

KeyPartEdit::KeyPartEdit(const QString& accessibleName, const QString& placeholder, QWidget* parent)
    : QWidget(parent), m_name(monoEdit(accessibleName, placeholder)),
      m_type(combo(
          tr("Type of %1").arg(accessibleName),
          {{tr("String"), int(ValueType::S)}, {tr("Number"), int(ValueType::N)}, {tr("Binary"), int(ValueType::B)}})) {
    m_type->setFixedWidth(96);
    auto* layout = row({m_name, m_type});
    layout->setContentsMargins(0, 0, 0, 0);
    setLayout(layout);
    connect(m_name, &QLineEdit::textChanged, this, &KeyPartEdit::changed);
    connect(m_type, &QComboBox::currentIndexChanged, this, &KeyPartEdit::changed);
}

std::optional<KeyPart> KeyPartEdit::part() const {
    if (m_name->text().isEmpty()) return std::nullopt;
    return KeyPart{m_name->text(), ValueType(m_type->currentData().toInt())};
}

void KeyPartEdit::setPart(const KeyPart& part) {
    m_name->setText(part.name);
    m_type->setCurrentIndex(m_type->findData(int(part.type)));
}

IndexEdit::IndexEdit(int number, QWidget* parent)
    : QFrame(parent), m_kind(new Segments({tr("Global"), tr("Local")}, nullptr, true)),
      m_name(monoEdit(tr("Name of index %1").arg(number), tr("Name"))),
      m_hash(new KeyPartEdit(tr("Partition key of index %1").arg(number), tr("Partition key"))),
      m_range(new KeyPartEdit(tr("Sort key of index %1").arg(number), tr("Sort key, optional"))),
      m_projection(combo(tr("Projection of index %1").arg(number),
                         {{tr("All attributes"), "ALL"}, {tr("Keys only"), "KEYS_ONLY"}, {tr("Include…"), "INCLUDE"}})),
      m_included(monoEdit(tr("Included attributes of index %1").arg(number), tr("a, b, c"))) {
    setProperty("panel", "card");
    m_name->setText(QStringLiteral("GSI%1").arg(number));
    auto* remove = new IconButton(QStringLiteral("trash"), tr("Remove index %1").arg(number));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(8);
    layout->addLayout(row({m_kind, m_name, remove}));
    layout->addLayout(row({m_hash, m_range}, 12));
    auto* projected = row({m_projection, m_included});
    projected->setAlignment(m_projection, Qt::AlignLeft);
    layout->addLayout(projected);
    m_projection->setFixedWidth(150);
    connect(remove, &IconButton::clicked, this, &IndexEdit::removeRequested);
    connect(m_kind, &Segments::currentChanged, this, &IndexEdit::sync);
    connect(m_projection, &QComboBox::currentIndexChanged, this, &IndexEdit::sync);
    for (QLineEdit* edit : {m_name, m_included}) connect(edit, &QLineEdit::textChanged, this, &IndexEdit::changed);
    for (KeyPartEdit* edit : {m_hash, m_range}) connect(edit, &KeyPartEdit::changed, this, &IndexEdit::changed);
    sync();
}

void IndexEdit::sync() {
    const bool global = m_kind->current() == 0;
    m_hash->setVisible(global);
    m_range->name()->setPlaceholderText(global ? tr("Sort key, optional") : tr("Sort key"));
    m_included->setVisible(m_projection->currentData() == QLatin1String("INCLUDE"));
    emit changed();
}

models::DraftIndex IndexEdit::index() const {
    models::DraftIndex index;
    index.name = m_name->text();
    index.global = m_kind->current() == 0;
    index.hash = m_hash->part().value_or(KeyPart{});
    index.range = m_range->part();
    index.projection = m_projection->currentData().toString();
    for (const QString& name : m_included->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (!name.trimmed().isEmpty()) index.included << name.trimmed();
    return index;
}

CreateTableDialog::CreateTableDialog(models::FileSession* session, const QString& region, QWidget* parent)
    : Dialog(tr("Create table in %1").arg(session->name()), parent), m_session(session),
      m_name(monoEdit(tr("Table name"), tr("Orders"))), m_region(monoEdit(tr("Region"), QString())),
      m_hash(new KeyPartEdit(tr("Partition key"), tr("pk"))), m_range(new KeyPartEdit(tr("Sort key"), tr("none"))),
      m_billing(new Segments({tr("On demand"), tr("Provisioned")})), m_read(new QSpinBox), m_write(new QSpinBox),
      m_units(new QWidget), m_protect(new QCheckBox(tr("Deletion protection"))), m_copy(new QCheckBox), m_indexes(new QVBoxLayout),
      m_problem(label({}, uiFont(12), "text2")) {
    setMinimumWidth(620);
    m_region->setText(region);
    m_hash->setPart({QStringLiteral("pk"), ValueType::S});
    for (QSpinBox* box : {m_read, m_write}) {
        box->setRange(1, 40'000);
        box->setValue(5);
        box->setFont(monoFont());
        box->setFixedWidth(90);
    }
    m_read->setAccessibleName(tr("Read units"));
    m_write->setAccessibleName(tr("Write units"));
    auto* units = row({caption(tr("RCU")), m_read, caption(tr("WCU")), m_write});
    units->setContentsMargins(0, 0, 0, 0);
    m_units->setLayout(units);
    m_units->hide();

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->addRow(caption(tr("Name")), m_name);
    form->addRow(caption(tr("Region")), m_region);
    form->addRow(caption(tr("Partition key")), m_hash);
    form->addRow(caption(tr("Sort key")), m_range);
    auto* billing = row({m_billing, m_units}, 16);
    billing->addStretch(1);
    form->addRow(caption(tr("Capacity")), billing);
    form->addRow(QString(), m_protect);
    form->addRow(QString(), m_copy);
    m_copy->hide();
    body()->addLayout(form);

    auto* add = new Button(tr("Add index"), Look::Flat);
    add->setIconName(QStringLiteral("plus"));
    add->setCompact(true);
    auto* head = row({label(tr("Indexes"), uiFont(13, QFont::DemiBold))});
    head->addStretch(1);
    head->addWidget(add);
    body()->addLayout(head);
    m_indexes->setSpacing(8);
    auto* list = new QWidget;
    auto* inside = new QVBoxLayout(list);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addLayout(m_indexes);
    inside->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setMinimumHeight(120);
    scroll->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    body()->addWidget(scroll, 1);

    m_problem->setWordWrap(true);
    m_problem->setMinimumWidth(320);
    addFooterNote(m_problem);
    addCancel();
    m_create = addAccept(tr("Create table"));

    connect(add, &Button::clicked, this, &CreateTableDialog::addIndex);
    connect(m_billing, &Segments::currentChanged, m_units, [this](int index) { m_units->setVisible(index == 1); });
    for (QLineEdit* edit : {m_name, m_region}) connect(edit, &QLineEdit::textChanged, this, &CreateTableDialog::check);
    for (KeyPartEdit* edit : {m_hash, m_range}) connect(edit, &KeyPartEdit::changed, this, &CreateTableDialog::check);
    check();
    m_name->setFocus();
}

void IndexEdit::setIndex(const models::DraftIndex& index) {
    m_kind->setCurrent(index.global ? 0 : 1);
    m_name->setText(index.name);
    m_hash->setPart(index.hash);
    if (index.range) m_range->setPart(*index.range);
    m_projection->setCurrentIndex(m_projection->findData(index.projection));
    m_included->setText(index.included.join(QStringLiteral(", ")));
    sync();
}

void CreateTableDialog::cloneOf(const models::TableInfo& table) {
    const models::TableDraft draft = models::TableDraft::cloneOf(table, tr("%1-copy").arg(table.name));
    setWindowTitle(tr("Clone %1").arg(table.name));
    m_name->setText(draft.name);
    m_hash->setPart(draft.hash);
    if (draft.range) m_range->setPart(*draft.range);
    for (const models::DraftIndex& each : draft.indexes) addIndex()->setIndex(each);
    m_billing->setCurrent(draft.onDemand ? 0 : 1);
    m_units->setVisible(!draft.onDemand);
    m_read->setValue(draft.readUnits);
    m_write->setValue(draft.writeUnits);
    m_protect->setChecked(draft.deletionProtection);
    m_copy->setText(tr("Copy the %1 items").arg(QLocale(QLocale::English).toString(table.itemCount)));
    m_copy->setChecked(true);
    m_copy->show();
    m_name->selectAll();
    check();
}

bool CreateTableDialog::copiesItems() const { return !m_copy->isHidden() && m_copy->isChecked(); }

IndexEdit* CreateTableDialog::addIndex() {
    auto* edit = new IndexEdit(++m_made);
    m_indexes->addWidget(edit);
    connect(edit, &IndexEdit::changed, this, &CreateTableDialog::check);
    connect(edit, &IndexEdit::removeRequested, this, [this, edit] {
        m_indexes->removeWidget(edit);
        edit->hide();
        edit->deleteLater();
        check();
    });
    check();
    return edit;
}

models::TableDraft CreateTableDialog::draft() const {
    models::TableDraft draft;
    draft.name = m_name->text().trimmed();
    draft.hash = m_hash->part().value_or(KeyPart{});
    draft.range = m_range->part();
    draft.onDemand = m_billing->current() == 0;
    draft.readUnits = m_read->value();
    draft.writeUnits = m_write->value();
    draft.deletionProtection = m_protect->isChecked();
    for (int i = 0; i < m_indexes->count(); ++i)
        draft.indexes << static_cast<IndexEdit*>(m_indexes->itemAt(i)->widget())->index();
    return draft;
}

void CreateTableDialog::check() {
    const QString problem = draft().problem();
    rf::ui::setTone(m_problem, "text2");
    m_problem->setText(m_name->text().isEmpty() ? QString() : problem);
    m_create->setEnabled(problem.isEmpty());
}

void CreateTableDialog::accept() {
    if (!m_session || !draft().problem().isEmpty()) return;
    m_create->setEnabled(false);
    const QString region = m_region->text().trimmed(), name = draft().name;
    m_session->createTable(region, draft().request(),
                           [self = QPointer(this), region, name](const models::Failure& failure) {
                               if (!self) return;
                               if (!failure.isEmpty()) return self->refused(failure);
                               emit self->created(region, name);
                               self->done(QDialog::Accepted);
                           });
}

void CreateTableDialog::refused(const models::Failure& failure) {
    rf::ui::setTone(m_problem, "danger");
    m_problem->setText(failure.detail.isEmpty() ? failure.headline : failure.detail);
    m_create->setEnabled(true);
}

} // namespace rf::ui

#include "moc_create_table_dialog.cpp"
